import type { ReactNode } from 'react';
import type { TicketView } from '../../../server/contract/tickets.ts';
import type { Inspection } from '../../../server/terms/finding.ts';
import { formatBps } from '../../shared/money.ts';
import { formatCents } from '../format/money.ts';
import { When } from '../parts/when.tsx';
import { ACCESSORY_NAMES, INSPECTIONS, YES_NO } from '../words/action-labels.ts';
import { CARRIERS } from '../words/carrier-labels.ts';
import { GOODS_PLACES, MONEY_STATES, SETTLEMENT_STATES } from '../words/case-labels.ts';
import { HOLDERS } from '../words/labels.ts';
import { useLanguage } from '../words/language.tsx';
import { noteText } from '../words/machine-notes.ts';
import type { WordKey } from '../words/zh.ts';
import { Section } from './section.tsx';

interface Props {
  readonly ticket: TicketView;
  readonly now: number;
}
type Loose = Readonly<Record<string, unknown>>;

/** Where goods, money and books stand, and each way the goods go. */
export function Goods({ ticket, now }: Props) {
  const { label } = useLanguage();
  return (
    <Section name="goods">
      <dl className="facts facts-row">
        <Pair of="goods.where">{label(GOODS_PLACES, ticket.goods)}</Pair>
        <Pair of="goods.money">{label(MONEY_STATES, ticket.money)}</Pair>
        <Pair of="goods.books">{label(SETTLEMENT_STATES, ticket.settlement)}</Pair>
        {ticket.hold && (
          <Pair of="goods.hold">{formatCents(ticket.hold.cents, ticket.currency)}</Pair>
        )}
      </dl>
      {ticket.return && <Return leg={ticket.return} ticket={ticket} now={now} />}
      {ticket.exchange && <Way title="goods.exchange" leg={ticket.exchange} now={now} />}
      {ticket.repair && <Repair leg={ticket.repair} ticket={ticket} now={now} />}
    </Section>
  );
}

function Pair({ of, children }: { readonly of: WordKey; readonly children: ReactNode }) {
  const { t } = useLanguage();
  return (
    <div>
      <dt>{t(of)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface WayProps {
  readonly title: WordKey;
  readonly leg: Loose;
  readonly now: number;
  readonly children?: ReactNode;
}

/** One way of the goods with its parcel. */
function Way({ title, leg, now, children }: WayProps) {
  const { t, label } = useLanguage();
  const moment = (at: unknown) => (typeof at === 'string' ? <When at={at} now={now} /> : undefined);
  const stops = [
    ['goods.booked', moment(leg.bookedAt)],
    ['goods.scanned', moment(leg.scannedAt)],
    ['goods.delivered', moment(leg.deliveredAt)],
  ] as const;
  return (
    <div className="way">
      <h3>{t(title)}</h3>
      <dl className="facts facts-row">
        {typeof leg.trackingNo === 'string' && leg.trackingNo && (
          <Pair of="field.trackingNo">
            {label(CARRIERS, String(leg.carrier))} <code>{leg.trackingNo}</code>
          </Pair>
        )}
        {stops.map(
          ([of, at]) =>
            at && (
              <Pair key={of} of={of}>
                {at}
              </Pair>
            ),
        )}
        {children}
      </dl>
    </div>
  );
}

interface LegProps extends Props {
  readonly leg: Loose;
}

function Return({ leg, ticket, now }: LegProps) {
  const { t, label } = useLanguage();
  const inspection = leg.inspection as Inspection | undefined;
  const cents = formatCents(Number(leg.labelCents ?? 0), ticket.currency);
  const payer = label(HOLDERS, String(leg.payer));
  return (
    <>
      <Way title="goods.return" leg={leg} now={now}>
        <Pair of="goods.to">
          {label(HOLDERS, leg.to === 'consignor' ? 'merchant' : 'platform')}
        </Pair>
        <Pair of="decision.freight">
          {payer} {cents}
          {leg.offset === true && ` · ${t('goods.offset')}`}
          {leg.ownBill === true && ` · ${t('goods.ownBill')}`}
        </Pair>
        {typeof leg.pickup === 'string' && (
          <Pair of="goods.pickup">
            {leg.pickup === 'asap' ? t('goods.pickup.asap') : leg.pickup}
          </Pair>
        )}
      </Way>
      {inspection && <Inspected inspection={inspection} ticket={ticket} now={now} />}
    </>
  );
}

function Inspected({ inspection, now }: Props & { readonly inspection: Inspection }) {
  const { t, label, locale } = useLanguage();
  const { missing = [], deductBps, buyerCaused, note, by, at } = inspection;
  return (
    <div className="way">
      <h3>{t('goods.inspection')}</h3>
      <dl className="facts facts-row">
        <Pair of="field.outcome">{label(INSPECTIONS, inspection.class)}</Pair>
        {deductBps !== undefined && <Pair of="field.deductBps">{formatBps(deductBps)}</Pair>}
        {missing.length > 0 && (
          <Pair of="field.missing">
            {missing.map((key) => label(ACCESSORY_NAMES, key)).join(' · ')}
          </Pair>
        )}
        <Pair of="field.buyerCaused">{label(YES_NO, buyerCaused ? 'yes' : 'no')}</Pair>
        <Pair of="goods.inspectedBy">
          {by === 'silence' ? t('goods.silence') : label(HOLDERS, by)} <When at={at} now={now} />
        </Pair>
      </dl>
      {note && <p className="note">{noteText(note, locale)}</p>}
    </div>
  );
}

function Repair({ leg, ticket, now }: LegProps) {
  const invoice = typeof leg.invoiceCents === 'number' ? leg.invoiceCents : undefined;
  return (
    <Way title="goods.repair" leg={leg} now={now}>
      <Pair of="goods.attempts">
        {String(leg.attempts ?? 0)} / {String(leg.failures ?? 0)}
      </Pair>
      {invoice !== undefined && (
        <Pair of="field.invoiceCents">{formatCents(invoice, ticket.currency)}</Pair>
      )}
    </Way>
  );
}
