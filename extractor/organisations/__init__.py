"""Named organisations: who runs, sends, carries, orders, counts or rules freight traffic."""
