"""What happens to departments: new names, abolition, mergers, columns that go to another department."""
