import type { Gate } from '../finding.ts';

const EXPERT_FLAGS: readonly string[] = ['unique_art', 'auction', 'luxury'];

/** DT-2: goods that an expert or the platform always looks at. */
export const specialGoods: Gate = ({ item }, { dt6 }) => {
  const expert =
    (item.special !== undefined && EXPERT_FLAGS.includes(item.special)) ||
    (dt6.expertOnly as readonly string[]).includes(item.category);
  return {
    trace: {
      ruleId: 'DT-2',
      label: 'special goods',
      facts: { special: item.special ?? null, category: item.category },
      outcome: expert ? 'refer' : 'ordinary',
    },
    ...(expert && { refer: { group: 'appraisal', reason: 'special_goods' } }),
  };
};
