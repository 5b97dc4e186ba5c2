import { parcelOf, type Stage } from '../../../decision/parcel.ts';
import type { Heard } from '../../../dialogue/hear.ts';
import { word } from '../../../dialogue/speech.ts';
import type { Leaf } from '../../../terms/reason.ts';
import type { Draft } from '../../draft.ts';
import { advanceClaim } from '../claim.ts';
import type { NeedOrder } from '../focus.ts';
import { type Answer, aboutItem } from './told.ts';

/** What "cancel" means where the goods are; the decision module does the rest. */
const CANCEL: Readonly<Record<Stage, Leaf>> = {
  unshipped: 'FUL.cancel_unshipped',
  in_transit: 'NRR.change_mind',
  signed: 'NRR.seven_day',
  digital: 'NRR.change_mind',
};

/** Somebody promised the change and it did not happen: that is a claim of its own. */
const PROMISED =
  /(?:答应|承诺|说好|说过|同意).{0,12}改|改(?:过|好)了?.{0,12}(?:还|却|又|没)|promised|agreed to change|already (?:asked|told|changed)/i;

export const cancelOrder: Answer = (draft, heard) => {
  let need: NeedOrder | undefined;
  const told = aboutItem(draft, heard, {
    about: 'cancel_order',
    tell: (facts, item) => {
      need = claim(draft, heard, CANCEL[parcelOf(facts.order, item).stage]);
    },
  });
  return need ?? told;
};

const claim = (draft: Draft, heard: Heard, leaf: Leaf): NeedOrder | undefined =>
  advanceClaim(draft, { ...heard, topic: 'claim', draft: { ...heard.draft, leaf } });

/**
 * An address cannot be changed from here. Before shipping the way is to cancel, on the way to stop the
 * parcel: both are said, and neither is started unasked.
 */
export const modifyOrder: Answer = (draft, heard) => {
  let need: NeedOrder | undefined;
  const told = aboutItem(draft, heard, {
    about: 'modify_order',
    tell: (facts, item) => {
      const { stage } = parcelOf(facts.order, item);
      if (PROMISED.test(heard.text)) need = claim(draft, heard, 'FUL.address_change');
      else tellStage(draft, stage);
    },
  });
  return need ?? told;
};

function tellStage(draft: Draft, stage: Stage): void {
  const quick = (key: string) => ({
    quickReplies: [word(key, draft.locale), word('quick.human', draft.locale)],
  });
  if (stage === 'unshipped') draft.say([{ name: 'address_unshipped' }], quick('quick.cancel'));
  else if (stage === 'in_transit')
    draft.say([{ name: 'address_shipped' }], quick('quick.intercept'));
  else draft.say([{ name: 'address_arrived' }]);
}
