"""Events from outside that become actions in sessions: scheduled tasks and mails."""
