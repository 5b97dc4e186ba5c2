import type { StaffDraft } from '../../server/store/staff.ts';

/** What each expert of the demo knows, by trunk and category; every trunk a jury may judge has five at least. */
const EXPERTS: readonly (readonly [name: string, topics: readonly string[]])[] = [
  ['数码验机师', ['electronics', 'nad', 'cnd', 'def', 'wrg', 'log', 'ful']],
  ['手表鉴定师', ['watch_jewelry', 'nad', 'cnd', 'def', 'wrg', 'log', 'ful']],
  ['箱包养护师', ['luxury_bag', 'nad', 'cnd', 'def', 'wrg', 'log', 'svc']],
  ['服饰质检员', ['apparel', 'shoes', 'nad', 'cnd', 'def', 'wrg', 'svc']],
  ['物流理赔员', ['nad', 'cnd', 'wrg', 'log', 'ful', 'svc', 'nrr']],
  ['潮玩藏家', ['toys_hobby', 'collectible_art', 'nad', 'def', 'log', 'ful', 'svc', 'nrr']],
  ['家居修复师', ['home', 'cnd', 'def', 'wrg', 'ful', 'svc', 'nrr', 'vir']],
  ['图书音像店主', ['books_media', 'virtual_code', 'vir', 'nrr', 'svc', 'log', 'wrg']],
];
const JURORS = 24;
/** Two who have to do with the demo's own people, and so never judge them. */
const TIES: Readonly<Record<number, readonly string[]>> = { 11: ['U10023'], 12: ['C2001'] };

/** The roster of jurors; the first of them are the experts. */
export const demoJurors = (): readonly Omit<StaffDraft, 'passwordHash'>[] =>
  Array.from({ length: JURORS }, (_, index) => {
    const [name, topics] = EXPERTS[index] ?? [`热心用户 ${index + 1}`, []];
    return {
      userId: `staff-juror-${index + 1}`,
      name: `评审员 · ${name}`,
      email: `juror-${index + 1}@demo.redress`,
      role: 'juror',
      groups: [],
      skills: [...topics],
      capacity: 0,
      ties: TIES[index] ?? [],
    };
  });
