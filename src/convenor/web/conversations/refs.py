"""Fresh references and keys for the rows of this room; named functions, because migrations name them."""

import secrets

from convenor.web.kernel.ids import new_ref


def new_conversation_ref() -> str:
    return new_ref("con")


def new_telling_ref() -> str:
    return new_ref("tel")


def new_statement_ref() -> str:
    """By chance alone: other references begin with the moment they were made, which could tell who wrote."""
    return f"sta-{secrets.token_hex(8)}"


def new_proposal_ref() -> str:
    return new_ref("pro")


def new_need_ref() -> str:
    return new_ref("nee")


def new_said_back_ref() -> str:
    return new_ref("bac")


def new_look_ref() -> str:
    return new_ref("loo")


def new_gain_ref() -> str:
    return new_ref("gai")


def new_side_by_side_ref() -> str:
    return new_ref("sbs")


def new_objection_ref() -> str:
    return new_ref("obj")


def new_source_ref() -> str:
    return new_ref("sou")


def new_against_ref() -> str:
    return new_ref("aga")


def new_review_ref() -> str:
    return new_ref("rev")


def new_nonce() -> str:
    return secrets.token_hex(16)


def new_key() -> int:
    """By chance, so that keys tell no order; a key is also the place of the row in SQLite's file."""
    return secrets.randbits(62) + 1
