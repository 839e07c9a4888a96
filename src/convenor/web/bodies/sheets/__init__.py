"""The bodies' part of the register's files, in the order people fill them."""

from convenor.web.bodies.sheets import powers, reach, seats

SHEETS = (*seats.SHEETS, *powers.SHEETS, *reach.SHEETS)
