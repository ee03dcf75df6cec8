"""The paper notebook: progress that a learner carries from one place to another, and erases by tearing it up."""
