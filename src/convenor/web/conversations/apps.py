from django.apps import AppConfig


class ConversationsConfig(AppConfig):
    name = "convenor.web.conversations"
    label = "conversations"
