CREATE INDEX ix_affiliation_decided_by_id ON affiliation (decided_by_id);

CREATE INDEX ix_affiliation_party_id ON affiliation (party_id);

CREATE INDEX ix_agenda_item_meeting_id ON agenda_item (meeting_id);

CREATE INDEX ix_agenda_item_parent_id ON agenda_item (parent_id);

CREATE INDEX ix_chairmanship_party_id ON chairmanship (party_id);

CREATE INDEX ix_change_record_id ON change (record_id);

CREATE INDEX ix_change_set_id ON change (set_id);

CREATE INDEX ix_delegation_meeting_id ON delegation (meeting_id);

CREATE INDEX ix_delegation_party_id ON delegation (party_id);

CREATE INDEX ix_meeting_body ON meeting (body);

CREATE INDEX ix_meeting_chair_id ON meeting (chair_id);

CREATE INDEX ix_meeting_country_id ON meeting (country_id);

CREATE INDEX ix_meeting_host_meeting_id ON meeting_host (meeting_id);

CREATE INDEX ix_meeting_host_party_id ON meeting_host (party_id);

CREATE INDEX ix_meeting_link_source_id ON meeting_link (source_id);

CREATE INDEX ix_meeting_link_target_id ON meeting_link (target_id);

CREATE INDEX ix_meeting_stage_date ON meeting (stage, date);

CREATE INDEX ix_outcome_followed_by_id ON outcome (followed_by_id);

CREATE INDEX ix_outcome_item_id ON outcome (item_id);

CREATE INDEX ix_outcome_meeting_id ON outcome (meeting_id);

CREATE INDEX ix_outcome_prepared_by_id ON outcome (prepared_by_id);

CREATE INDEX ix_participant_delegation_id ON participant (delegation_id);

CREATE INDEX ix_participant_meeting_id ON participant (meeting_id);

CREATE INDEX ix_participant_person_id ON participant (person_id);

CREATE INDEX ix_party_home_id ON party (home_id);

CREATE INDEX ix_person_email ON person (email);

CREATE INDEX ix_person_family_name ON person (family_name);

CREATE INDEX ix_person_party_id ON person (party_id);

CREATE INDEX ix_sitting_meeting_id ON sitting (meeting_id);

CREATE TABLE affiliation (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	party_id TEXT NOT NULL, 
	status TEXT NOT NULL, 
	since TEXT, 
	until TEXT, 
	decided_by_id TEXT, 
	CONSTRAINT pk_affiliation PRIMARY KEY (id), 
	CONSTRAINT fk_affiliation_decided_by_id_outcome FOREIGN KEY(decided_by_id) REFERENCES outcome (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_affiliation_party_id_party FOREIGN KEY(party_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE agenda_item (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	meeting_id TEXT NOT NULL, 
	parent_id TEXT, 
	"order" INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	title_ru TEXT NOT NULL, 
	kind TEXT, 
	duration INTEGER, 
	symbol TEXT NOT NULL, 
	annotation TEXT NOT NULL, 
	CONSTRAINT pk_agenda_item PRIMARY KEY (id), 
	CONSTRAINT fk_agenda_item_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_agenda_item_parent_id_agenda_item FOREIGN KEY(parent_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE chairmanship (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	party_id TEXT NOT NULL, 
	body TEXT NOT NULL, 
	since TEXT, 
	until TEXT, 
	CONSTRAINT pk_chairmanship PRIMARY KEY (id), 
	CONSTRAINT fk_chairmanship_party_id_party FOREIGN KEY(party_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE change (
	id TEXT NOT NULL, 
	set_id TEXT NOT NULL, 
	position INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	record_id TEXT NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_change PRIMARY KEY (id), 
	CONSTRAINT fk_change_set_id_change_set FOREIGN KEY(set_id) REFERENCES change_set (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE change_set (
	id TEXT NOT NULL, 
	sequence INTEGER NOT NULL, 
	label TEXT NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	origin TEXT NOT NULL, 
	target_id TEXT, 
	undone BOOLEAN NOT NULL, 
	count INTEGER NOT NULL, 
	CONSTRAINT pk_change_set PRIMARY KEY (id), 
	CONSTRAINT fk_change_set_target_id_change_set FOREIGN KEY(target_id) REFERENCES change_set (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_change_set_sequence UNIQUE (sequence)
);

CREATE TABLE delegation (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	meeting_id TEXT NOT NULL, 
	party_id TEXT, 
	"group" TEXT NOT NULL, 
	name TEXT NOT NULL, 
	invited BOOLEAN NOT NULL, 
	reply TEXT NOT NULL, 
	present BOOLEAN NOT NULL, 
	"order" INTEGER NOT NULL, 
	CONSTRAINT pk_delegation PRIMARY KEY (id), 
	CONSTRAINT fk_delegation_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_delegation_party_id_party FOREIGN KEY(party_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE meeting (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	body TEXT NOT NULL, 
	ordinal INTEGER, 
	title TEXT NOT NULL, 
	title_ru TEXT NOT NULL, 
	date TEXT, 
	start_time TEXT, 
	time_zone TEXT NOT NULL, 
	venue TEXT NOT NULL, 
	place TEXT NOT NULL, 
	country_id TEXT, 
	format TEXT, 
	stage TEXT NOT NULL, 
	chair_id TEXT, 
	languages TEXT NOT NULL, 
	dimension TEXT NOT NULL, 
	priority_area TEXT NOT NULL, 
	auspices TEXT NOT NULL, 
	participants_at_least INTEGER, 
	member_states_count INTEGER, 
	sittings_count INTEGER, 
	date_as_printed TEXT NOT NULL, 
	reported TEXT, 
	CONSTRAINT pk_meeting PRIMARY KEY (id), 
	CONSTRAINT fk_meeting_chair_id_party FOREIGN KEY(chair_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_meeting_country_id_party FOREIGN KEY(country_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_meeting_key UNIQUE ("key")
);

CREATE TABLE meeting_host (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	meeting_id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	name TEXT NOT NULL, 
	party_id TEXT, 
	"order" INTEGER NOT NULL, 
	CONSTRAINT pk_meeting_host PRIMARY KEY (id), 
	CONSTRAINT fk_meeting_host_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_meeting_host_party_id_party FOREIGN KEY(party_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE meeting_link (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	source_id TEXT NOT NULL, 
	target_id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	CONSTRAINT pk_meeting_link PRIMARY KEY (id), 
	CONSTRAINT fk_meeting_link_source_id_meeting FOREIGN KEY(source_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_meeting_link_target_id_meeting FOREIGN KEY(target_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE outcome (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	meeting_id TEXT NOT NULL, 
	"order" INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	item_id TEXT, 
	addressee TEXT NOT NULL, 
	prepared_by_id TEXT, 
	followed_by_id TEXT, 
	CONSTRAINT pk_outcome PRIMARY KEY (id), 
	CONSTRAINT fk_outcome_followed_by_id_meeting FOREIGN KEY(followed_by_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_outcome_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_outcome_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_outcome_prepared_by_id_party FOREIGN KEY(prepared_by_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE participant (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	meeting_id TEXT NOT NULL, 
	delegation_id TEXT NOT NULL, 
	person_id TEXT NOT NULL, 
	honorific TEXT NOT NULL, 
	given_name TEXT NOT NULL, 
	family_name TEXT NOT NULL, 
	family_first BOOLEAN NOT NULL, 
	native_name TEXT NOT NULL, 
	position TEXT NOT NULL, 
	organization TEXT NOT NULL, 
	capacity TEXT NOT NULL, 
	status TEXT NOT NULL, 
	mode TEXT, 
	contribution TEXT NOT NULL, 
	"order" INTEGER NOT NULL, 
	email TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	CONSTRAINT pk_participant PRIMARY KEY (id), 
	CONSTRAINT fk_participant_delegation_id_delegation FOREIGN KEY(delegation_id) REFERENCES delegation (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_participant_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_participant_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE party (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	code TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	short_name TEXT NOT NULL, 
	formal_name TEXT NOT NULL, 
	short_name_ru TEXT NOT NULL, 
	formal_name_ru TEXT NOT NULL, 
	home_id TEXT, 
	place TEXT NOT NULL, 
	CONSTRAINT pk_party PRIMARY KEY (id), 
	CONSTRAINT fk_party_home_id_party FOREIGN KEY(home_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_party_code UNIQUE (code)
);

CREATE TABLE person (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	honorific TEXT NOT NULL, 
	given_name TEXT NOT NULL, 
	family_name TEXT NOT NULL, 
	family_first BOOLEAN NOT NULL, 
	native_name TEXT NOT NULL, 
	position TEXT NOT NULL, 
	organization TEXT NOT NULL, 
	party_id TEXT, 
	email TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT fk_person_party_id_party FOREIGN KEY(party_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE sitting (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	meeting_id TEXT NOT NULL, 
	title TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	day TEXT, 
	start TEXT, 
	duration INTEGER, 
	room TEXT NOT NULL, 
	"order" INTEGER NOT NULL, 
	CONSTRAINT pk_sitting PRIMARY KEY (id), 
	CONSTRAINT fk_sitting_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE workspace (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_workspace PRIMARY KEY (id)
);
