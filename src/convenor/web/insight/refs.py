"""Fresh references for the rows of this room; named functions, because migrations name them."""

from convenor.web.kernel.ids import new_ref


def new_response_ref() -> str:
    return new_ref("ans")


def new_action_ref() -> str:
    return new_ref("act")
