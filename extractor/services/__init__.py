"""Named services: names under which freight trains run or are sold."""
