import DubanHTML
