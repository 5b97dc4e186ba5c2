import { useLanguage } from '../words/language.tsx';
import { SKILLS } from '../words/skill-labels.ts';

/** Skills with a word of their own, to choose from while one writes; any other may be written too. */
export function SkillList() {
  const { label } = useLanguage();
  return (
    <datalist id="skills">
      {Object.keys(SKILLS).map((skill) => (
        <option key={skill} value={skill}>
          {label(SKILLS, skill)}
        </option>
      ))}
    </datalist>
  );
}
