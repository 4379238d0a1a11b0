-- The way to change a table that others refer to: make it anew.
CREATE TABLE tree (id INTEGER PRIMARY KEY, person_id INTEGER REFERENCES person (id)) STRICT;
INSERT INTO tree (person_id) SELECT min (id) FROM person;
ALTER TABLE person RENAME COLUMN note TO remark;
