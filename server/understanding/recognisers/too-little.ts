import type { Slot } from '../../terms/understanding.ts';

const FIGURES: readonly string[] = ['amount', 'share'];

const LITTLE =
  /^(?:块钱|块|元|钱)?(?:的话)?[,，]?\s?(?:这|那|我|也|都|还是|真的?|实在|感觉|觉得|有点|可|就|呢|未免|确实|根本|完全|怎么|肯定){0,4}(?:太|忒|偏)?(?:少|低(?!于)|不够|(?<!\s)不(?:行|可以|接受|同意|满意|合理)(?![吗么嘛?？]|我?就|的话|那))|^\s?(?:(?:is|are|was|'s|seems|feels|sounds|would be) )?(?:just |still |way |far |really |so |a bit ){0,3}(?:too (?:little|low|small)|not enough|not ok(?:ay)?|not acceptable|unacceptable)|^\s?(?:isn'?t|wasn'?t|ain'?t|won'?t be) (?:enough|ok(?:ay)?|acceptable)|^\s?(?:won'?t do|doesn'?t (?:work|cut it|cover)|is nothing)/i;
const REFUSING =
  /(?:不要|不接受|不同意|不认|嫌)(?:你们?的?|这个?)?\s?$|\b(?:not (?:taking|accepting)|won'?t (?:take|accept)|don'?t (?:want|accept)) (?:the |your |a )?$/i;

/** Without the figures that are called too little or refused: those are the other side's, not a wish. */
export const withoutRefused = (slots: readonly Slot[], text: string): readonly Slot[] =>
  slots.filter(
    ({ name, start, end }) =>
      !FIGURES.includes(name) ||
      !(LITTLE.test(text.slice(end)) || REFUSING.test(text.slice(0, start))),
  );
