CREATE INDEX ix_accepted_conflict_meeting_id ON accepted_conflict (meeting_id);

CREATE INDEX ix_affiliation_decided_by_id ON affiliation (decided_by_id);

CREATE INDEX ix_affiliation_party_id ON affiliation (party_id);

CREATE INDEX ix_agenda_item_meeting_id ON agenda_item (meeting_id);

CREATE INDEX ix_agenda_item_parent_id ON agenda_item (parent_id);

CREATE INDEX ix_agenda_item_sitting_id ON agenda_item (sitting_id);

CREATE INDEX ix_agenda_speaker_item_id ON agenda_speaker (item_id);

CREATE INDEX ix_agenda_speaker_participant_id ON agenda_speaker (participant_id);

CREATE INDEX ix_agenda_speaker_party_id ON agenda_speaker (party_id);

CREATE INDEX ix_chairmanship_party_id ON chairmanship (party_id);

CREATE INDEX ix_change_record_id ON change (record_id);

CREATE INDEX ix_change_set_id ON change (set_id);

CREATE INDEX ix_contact_point_party_id ON contact_point (party_id);

CREATE INDEX ix_delegation_meeting_id ON delegation (meeting_id);

CREATE INDEX ix_delegation_party_id ON delegation (party_id);

CREATE INDEX ix_distinct_people_one_id ON distinct_people (one_id);

CREATE INDEX ix_distinct_people_other_id ON distinct_people (other_id);

CREATE INDEX ix_issue_meeting_id ON issue (meeting_id);

CREATE INDEX ix_meeting_body ON meeting (body);

CREATE INDEX ix_meeting_chair_id ON meeting (chair_id);

CREATE INDEX ix_meeting_country_id ON meeting (country_id);

CREATE INDEX ix_meeting_drawn_id ON meeting (drawn_id);

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

CREATE INDEX ix_participant_replaced_by_id ON participant (replaced_by_id);

CREATE INDEX ix_party_home_id ON party (home_id);

CREATE INDEX ix_person_email ON person (email);

CREATE INDEX ix_person_family_name ON person (family_name);

CREATE INDEX ix_person_nationality_id ON person (nationality_id);

CREATE INDEX ix_person_party_id ON person (party_id);

CREATE INDEX ix_photo_person_id ON photo (person_id);

CREATE INDEX ix_post_party_id ON post (party_id);

CREATE INDEX ix_post_person_id ON post (person_id);

CREATE INDEX ix_sitting_chair_id ON sitting (chair_id);

CREATE INDEX ix_sitting_meeting_id ON sitting (meeting_id);

CREATE TABLE "agenda_item" (
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
	expected TEXT DEFAULT '' NOT NULL, 
	visibility TEXT DEFAULT 'public' NOT NULL, 
	dimension TEXT DEFAULT '' NOT NULL, 
	priority_area TEXT DEFAULT '' NOT NULL, 
	counting TEXT DEFAULT 'automatic' NOT NULL, 
	own_number TEXT DEFAULT '' NOT NULL, 
	notes TEXT DEFAULT '' NOT NULL, 
	pinned_start TEXT, 
	sitting_id TEXT, 
	place INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_agenda_item PRIMARY KEY (id), 
	CONSTRAINT fk_agenda_item_parent_id_agenda_item FOREIGN KEY(parent_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_agenda_item_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_agenda_item_sitting_id_sitting FOREIGN KEY(sitting_id) REFERENCES sitting (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "meeting" (
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
	leading TEXT DEFAULT 'nobody' NOT NULL, 
	drawn_id TEXT, 
	symbol TEXT DEFAULT '' NOT NULL, number_style TEXT DEFAULT 'decimal' NOT NULL, speaking_rule TEXT DEFAULT 'protocol' NOT NULL, rooms TEXT DEFAULT '' NOT NULL, further_zones TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_meeting PRIMARY KEY (id), 
	CONSTRAINT fk_meeting_country_id_party FOREIGN KEY(country_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_meeting_chair_id_party FOREIGN KEY(chair_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_meeting_key UNIQUE ("key"), 
	CONSTRAINT fk_meeting_drawn_id_party FOREIGN KEY(drawn_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "participant" (
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
	courtesy TEXT DEFAULT '' NOT NULL, 
	rank TEXT DEFAULT '' NOT NULL, 
	gender TEXT, 
	department TEXT DEFAULT '' NOT NULL, 
	order_reason TEXT DEFAULT '' NOT NULL, 
	replaced_by_id TEXT, arrival_day TEXT, arrival_time TEXT, departure_day TEXT, departure_time TEXT, time_zone TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_participant PRIMARY KEY (id), 
	CONSTRAINT fk_participant_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_participant_delegation_id_delegation FOREIGN KEY(delegation_id) REFERENCES delegation (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_participant_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_participant_replaced_by_id_participant FOREIGN KEY(replaced_by_id) REFERENCES participant (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "person" (
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
	courtesy TEXT DEFAULT '' NOT NULL, 
	rank TEXT DEFAULT '' NOT NULL, 
	gender TEXT, 
	department TEXT DEFAULT '' NOT NULL, 
	post_since TEXT, 
	nationality_id TEXT, 
	languages TEXT DEFAULT '' NOT NULL, 
	mobile TEXT DEFAULT '' NOT NULL, 
	address TEXT DEFAULT '' NOT NULL, 
	dietary TEXT DEFAULT '' NOT NULL, 
	access_needs TEXT DEFAULT '' NOT NULL, 
	birth_date TEXT, 
	passport_number TEXT DEFAULT '' NOT NULL, 
	passport_authority TEXT DEFAULT '' NOT NULL, 
	passport_expires TEXT, 
	notes TEXT DEFAULT '' NOT NULL, pronunciation TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (id), 
	CONSTRAINT fk_person_party_id_party FOREIGN KEY(party_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_person_nationality_id_party FOREIGN KEY(nationality_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE "sitting" (
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
	title_ru TEXT DEFAULT '' NOT NULL, 
	pinned BOOLEAN DEFAULT 0 NOT NULL, 
	chair_id TEXT, 
	interpretation TEXT DEFAULT '' NOT NULL, 
	visibility TEXT DEFAULT 'public' NOT NULL, 
	notes TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_sitting PRIMARY KEY (id), 
	CONSTRAINT fk_sitting_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_sitting_chair_id_participant FOREIGN KEY(chair_id) REFERENCES participant (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE accepted_conflict (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	meeting_id TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_accepted_conflict PRIMARY KEY (id), 
	CONSTRAINT fk_accepted_conflict_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE affiliation (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	party_id TEXT NOT NULL, 
	status TEXT NOT NULL, 
	since TEXT, 
	until TEXT, 
	decided_by_id TEXT, decision TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_affiliation PRIMARY KEY (id), 
	CONSTRAINT fk_affiliation_decided_by_id_outcome FOREIGN KEY(decided_by_id) REFERENCES outcome (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_affiliation_party_id_party FOREIGN KEY(party_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE agenda_speaker (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	item_id TEXT NOT NULL, 
	participant_id TEXT, 
	party_id TEXT, 
	name TEXT NOT NULL, 
	role TEXT NOT NULL, 
	topic TEXT NOT NULL, 
	topic_ru TEXT NOT NULL, 
	minutes INTEGER, 
	"order" INTEGER NOT NULL, 
	pinned_place INTEGER, 
	pin_reason TEXT NOT NULL, 
	CONSTRAINT pk_agenda_speaker PRIMARY KEY (id), 
	CONSTRAINT fk_agenda_speaker_item_id_agenda_item FOREIGN KEY(item_id) REFERENCES agenda_item (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_agenda_speaker_participant_id_participant FOREIGN KEY(participant_id) REFERENCES participant (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_agenda_speaker_party_id_party FOREIGN KEY(party_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
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
	until TEXT, decision TEXT DEFAULT '' NOT NULL, 
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

CREATE TABLE column_set (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	document TEXT NOT NULL, 
	name TEXT NOT NULL, 
	columns TEXT NOT NULL, 
	CONSTRAINT pk_column_set PRIMARY KEY (id)
);

CREATE TABLE contact_point (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	party_id TEXT NOT NULL, 
	name TEXT NOT NULL, 
	function TEXT NOT NULL, 
	email TEXT NOT NULL, 
	phone TEXT NOT NULL, 
	notes TEXT NOT NULL, 
	CONSTRAINT pk_contact_point PRIMARY KEY (id), 
	CONSTRAINT fk_contact_point_party_id_party FOREIGN KEY(party_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
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
	"order" INTEGER NOT NULL, replied_on TEXT, credentials TEXT DEFAULT 'none' NOT NULL, credentials_by TEXT DEFAULT '' NOT NULL, credentials_on TEXT, contact_name TEXT DEFAULT '' NOT NULL, contact_email TEXT DEFAULT '' NOT NULL, contact_phone TEXT DEFAULT '' NOT NULL, notes TEXT DEFAULT '' NOT NULL, order_reason TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_delegation PRIMARY KEY (id), 
	CONSTRAINT fk_delegation_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_delegation_party_id_party FOREIGN KEY(party_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE distinct_people (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	one_id TEXT NOT NULL, 
	other_id TEXT NOT NULL, 
	CONSTRAINT pk_distinct_people PRIMARY KEY (id), 
	CONSTRAINT fk_distinct_people_one_id_person FOREIGN KEY(one_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_distinct_people_other_id_person FOREIGN KEY(other_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE erasure_rule (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	days INTEGER, 
	day TEXT, 
	CONSTRAINT pk_erasure_rule PRIMARY KEY (id)
);

CREATE TABLE import_layout (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	document TEXT NOT NULL, 
	name TEXT NOT NULL, 
	headings TEXT NOT NULL, 
	mapping TEXT NOT NULL, 
	CONSTRAINT pk_import_layout PRIMARY KEY (id)
);

CREATE TABLE issue (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	meeting_id TEXT NOT NULL, 
	document TEXT NOT NULL, 
	stage TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	symbol TEXT NOT NULL, 
	language TEXT NOT NULL, 
	issued_at TEXT, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_issue PRIMARY KEY (id), 
	CONSTRAINT fk_issue_meeting_id_meeting FOREIGN KEY(meeting_id) REFERENCES meeting (id) DEFERRABLE INITIALLY DEFERRED
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

CREATE TABLE meeting_template (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	name TEXT NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_meeting_template PRIMARY KEY (id)
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
	place TEXT NOT NULL, short_name_kk TEXT DEFAULT '' NOT NULL, sort_name TEXT DEFAULT '' NOT NULL, sort_name_ru TEXT DEFAULT '' NOT NULL, 
	CONSTRAINT pk_party PRIMARY KEY (id), 
	CONSTRAINT fk_party_home_id_party FOREIGN KEY(home_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT uq_party_code UNIQUE (code)
);

CREATE TABLE photo (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	person_id TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	data TEXT NOT NULL, 
	CONSTRAINT pk_photo PRIMARY KEY (id), 
	CONSTRAINT fk_photo_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE post (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	person_id TEXT NOT NULL, 
	position TEXT NOT NULL, 
	department TEXT NOT NULL, 
	organization TEXT NOT NULL, 
	party_id TEXT, 
	since TEXT, 
	until TEXT, 
	CONSTRAINT pk_post PRIMARY KEY (id), 
	CONSTRAINT fk_post_party_id_party FOREIGN KEY(party_id) REFERENCES party (id) DEFERRABLE INITIALLY DEFERRED, 
	CONSTRAINT fk_post_person_id_person FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE saved_view (
	id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	listing TEXT NOT NULL, 
	name TEXT NOT NULL, 
	content TEXT NOT NULL, 
	CONSTRAINT pk_saved_view PRIMARY KEY (id)
);

CREATE TABLE workspace (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	made_by TEXT NOT NULL, 
	CONSTRAINT pk_workspace PRIMARY KEY (id)
);
