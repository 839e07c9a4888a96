"""Fresh references for the rows of this room; named functions, because migrations name them."""

from convenor.web.kernel.ids import new_ref


def new_body_ref() -> str:
    return new_ref("bod")


def new_former_body_name_ref() -> str:
    return new_ref("bnm")


def new_former_standing_ref() -> str:
    return new_ref("fst")


def new_seat_ref() -> str:
    return new_ref("sea")


def new_term_ref() -> str:
    return new_ref("ter")


def new_delegation_ref() -> str:
    return new_ref("del")


def new_charter_ref() -> str:
    return new_ref("cha")


def new_rule_ref() -> str:
    return new_ref("rul")


def new_agreement_ref() -> str:
    return new_ref("agr")


def new_topic_ref() -> str:
    return new_ref("top")


def new_affected_ref() -> str:
    return new_ref("fec")


def new_pathway_ref() -> str:
    return new_ref("pat")


def new_step_ref() -> str:
    return new_ref("stp")


def new_pathway_seat_ref() -> str:
    return new_ref("pse")


def new_went_on_ref() -> str:
    return new_ref("won")


def new_share_ref() -> str:
    return new_ref("shr")


def new_outreach_ref() -> str:
    return new_ref("out")


def new_notice_ref() -> str:
    return new_ref("not")
