"""The bodies' part of the register's files, in the order people fill them."""

from convenor.web.bodies.sheets import powers, reach, seats, standings

SHEETS = (*seats.SHEETS, *standings.SHEETS, *powers.SHEETS, *reach.SHEETS)
