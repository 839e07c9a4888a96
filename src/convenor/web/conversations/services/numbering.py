"""The number by which people name a statement: given when it is first shown, kept ever after."""

from django.db.models import Max

from convenor.web.conversations.models import Conversation, Statement


def next_number(conversation: Conversation) -> int:
    """The next free number of a conversation, nobody else's until this transaction ends. Call it inside one."""
    hold(conversation)
    last = Statement.objects.filter(conversation=conversation).aggregate(last=Max("number"))["last"]
    return int(last or 0) + 1


def hold(conversation: Conversation) -> None:
    """Let nobody else give numbers or rule in this conversation until the transaction ends; votes go on meanwhile."""
    list(Conversation.objects.select_for_update(of=("self",), no_key=True).filter(pk=conversation.pk).values("pk"))
