"""A simulated year as records of the fund: fictional, marked 示例数据, for the checker to judge and the site to show.

What the log holds is written as it is. What it does not hold (on which day an objection came, how many abstained, what
a project is called) is drawn from streams of its own under the same key, or follows from a rule that the module states.
A micro-grant is one project: the model has its child projects called for after the mother's posting, and no sitting
takes them up; a child that worked without a resolution and a posting of its own would break the fund's rules.
"""
