"""The database counts the changes that readers can see, language by language (`version.py`)."""

from django.db import migrations

_SEEN = [
    *("live", "expire_at", "locale_id", "translation_key", "name", "slug", "definition"),
    *("definition_child", "explanation", "variants", "case_sensitive", "needs_context"),
    *("say_it", "guide_id", "checked_on", "forms"),
]
_OLD = ", ".join(f"OLD.{column}" for column in _SEEN)
_NEW = ", ".join(f"NEW.{column}" for column in _SEEN)

TABLE = """
CREATE TABLE glossary_edition (locale_id bigint PRIMARY KEY, number bigint NOT NULL);
-- A number is never given twice, not even after a change that was undone.
CREATE SEQUENCE glossary_edition_number;
-- Counting is what publishing does anyway: no process needs a right of its own for it.
CREATE FUNCTION glossary_count_edition(locale bigint) RETURNS void LANGUAGE sql AS $$
    INSERT INTO glossary_edition VALUES (locale, nextval('glossary_edition_number'))
    ON CONFLICT (locale_id) DO UPDATE SET number = EXCLUDED.number
$$;
CREATE FUNCTION glossary_term_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN PERFORM glossary_count_edition(OLD.locale_id); END IF;
    IF TG_OP <> 'DELETE' THEN PERFORM glossary_count_edition(NEW.locale_id); END IF;
    RETURN NULL;
END $$;
-- Of a link only its term's language: whether the term is out yet is seldom worth a look-up.
CREATE FUNCTION glossary_link_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM glossary_count_edition(locale_id) FROM glossary_term
    WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.term_id ELSE NEW.term_id END;
    RETURN NULL;
END $$;
"""
TRIGGERS = f"""
CREATE TRIGGER glossary_term_new AFTER INSERT ON glossary_term
    FOR EACH ROW WHEN (NEW.live) EXECUTE FUNCTION glossary_term_changed();
CREATE TRIGGER glossary_term_gone AFTER DELETE ON glossary_term
    FOR EACH ROW WHEN (OLD.live) EXECUTE FUNCTION glossary_term_changed();
CREATE TRIGGER glossary_term_other AFTER UPDATE ON glossary_term
    FOR EACH ROW WHEN ((OLD.live OR NEW.live) AND ({_OLD}) IS DISTINCT FROM ({_NEW}))
    EXECUTE FUNCTION glossary_term_changed();
CREATE TRIGGER glossary_see_also AFTER INSERT OR UPDATE OR DELETE ON glossary_seealso
    FOR EACH ROW EXECUTE FUNCTION glossary_link_changed();
CREATE TRIGGER glossary_difference AFTER INSERT OR UPDATE OR DELETE ON glossary_difference
    FOR EACH ROW EXECUTE FUNCTION glossary_link_changed();
"""
BACK = """
DROP TRIGGER glossary_difference ON glossary_difference;
DROP TRIGGER glossary_see_also ON glossary_seealso;
DROP TRIGGER glossary_term_other ON glossary_term;
DROP TRIGGER glossary_term_gone ON glossary_term;
DROP TRIGGER glossary_term_new ON glossary_term;
DROP FUNCTION glossary_link_changed;
DROP FUNCTION glossary_term_changed;
DROP FUNCTION glossary_count_edition;
DROP SEQUENCE glossary_edition_number;
DROP TABLE glossary_edition;
"""


class Migration(migrations.Migration):
    dependencies = [("glossary", "0001_terms")]

    operations = [migrations.RunSQL(TABLE + TRIGGERS, BACK)]
