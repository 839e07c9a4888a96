"""Writes of this room: what a forum answers to its advice."""

from convenor.web.insight.services.forum import change_action, finish_action, overrule, reopen, set_aside, take_up

__all__ = ["change_action", "finish_action", "overrule", "reopen", "set_aside", "take_up"]
