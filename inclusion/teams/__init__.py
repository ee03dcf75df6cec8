"""Who works where: invitations, members and their roles, what a manager decides for a structure."""
