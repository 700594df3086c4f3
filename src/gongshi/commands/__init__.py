"""What each sub-command of `gongshi` does; each module is loaded only when its command is called."""
