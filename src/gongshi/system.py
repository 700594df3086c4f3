"""What the operating system says when it does not do as it is asked, in both languages."""

from __future__ import annotations

import errno

from gongshi.findings import Message

_SAID = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限，请向管理这台电脑的人要权限",
    errno.EPERM: "系统不允许这样做",
    errno.ENOSPC: "磁盘满了，请先腾出空间",
    errno.EDQUOT: "分给您的磁盘空间用完了，请先腾出空间",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.ENXIO: "这不是普通文件",
    errno.ENOTDIR: "路径中间有一段是文件，不是文件夹",
    errno.EROFS: "这个磁盘只能读，不能写",
    errno.EEXIST: "这个名字已经有了",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.ENAMETOOLONG: "名字太长",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "同时打开的文件太多",
    errno.EIO: "磁盘读写出错，请检查磁盘",
    errno.EBUSY: "别的程序正在用它",
}


def system_says(error: OSError) -> Message:
    """Why the system refused; in Chinese by the error's number where it is a rare one."""
    return Message(
        zh=_SAID.get(error.errno or 0, f"系统错误第 {error.errno} 号"),
        en=error.strerror or str(error),
    )
