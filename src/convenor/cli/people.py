"""TODO"""


def offer(commands):
    pass
