"""Fresh references for the rows of this room; named functions, because migrations name them."""

from convenor.web.kernel.ids import new_ref


def new_asking_ref() -> str:
    return new_ref("ask")


def new_concern_ref() -> str:
    return new_ref("con")


def new_session_ref() -> str:
    return new_ref("ses")


def new_point_ref() -> str:
    return new_ref("poi")


def new_initiative_ref() -> str:
    return new_ref("ini")
