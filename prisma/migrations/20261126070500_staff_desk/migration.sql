-- What a colleague can do and how much at a time; who may no longer come in.
ALTER TABLE staff_user
  ADD COLUMN skills text[] NOT NULL DEFAULT '{}',
  -- Languages a colleague answers buyers in.
  ADD COLUMN languages text[] NOT NULL DEFAULT '{zh-CN,en}'
    CONSTRAINT staff_user_languages CHECK (languages <@ ARRAY['zh-CN', 'en']),
  -- Conversations at a time; 0 takes none by itself.
  ADD COLUMN capacity integer NOT NULL DEFAULT 5
    CONSTRAINT staff_user_capacity CHECK (capacity BETWEEN 0 AND 100),
  ADD COLUMN disabled_at timestamptz(3),
  -- A session holds only while this is what it was when the session began.
  ADD COLUMN session_epoch integer NOT NULL DEFAULT 0;
