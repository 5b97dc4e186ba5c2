import { type KeyboardEvent, useEffect, useRef, useState, type WheelEvent } from 'react';
import type { TicketView } from '../../../server/contract/tickets.ts';
import type { TalkContext } from '../api/desk-calls.ts';
import { evidenceUrl } from '../ticket/evidence-url.ts';
import { EVIDENCE_NAMES, PROBLEMS } from '../words/case-labels.ts';
import { isDeskWord, useDeskWords } from '../words/desk-words.ts';
import { useLanguage } from '../words/language.tsx';
import { PARTS } from '../words/part-labels.ts';
import { type ListedItem, listedItem } from './listed-item.ts';

interface Shot {
  readonly src: string;
  readonly name: string;
  readonly problems?: readonly string[];
}

const STEP = 1.25;
const MAX_ZOOM = 6;
const bounded = (zoom: number) => Math.min(MAX_ZOOM, Math.max(1, zoom));

interface Props {
  readonly ticket: TicketView;
  readonly context: TalkContext;
}

/** What was promised beside what came: both sides enlarge together. */
export function Compare({ ticket, context }: Props) {
  const w = useDeskWords();
  const { label } = useLanguage();
  const [zoom, setZoom] = useState(1);
  const [wide, setWide] = useState(false);
  const item = listedItem(context, ticket.itemId);
  const buyers = ticket.evidence
    .filter(({ kind }) => kind === 'photo' || kind === 'screenshot')
    .map((file) => ({
      src: evidenceUrl(file),
      name: label(EVIDENCE_NAMES, file.key ?? file.kind),
      problems: file.problems,
    }));
  const listing = (item?.listingPhotos ?? []).map((src, n) => ({
    src,
    name: `${w('photos.listing')} ${n + 1}`,
  }));
  const zoomKeys = ({ key }: KeyboardEvent) => {
    if (key === '+' || key === '=') setZoom(bounded(zoom * STEP));
    if (key === '-') setZoom(bounded(zoom / STEP));
    if (key === '0') setZoom(1);
  };
  return (
    <Frame wide={wide} onClose={() => setWide(false)} onKeyDown={zoomKeys}>
      <div className="compare-tools">
        <button type="button" onClick={() => setWide(!wide)}>
          {w(wide ? 'close' : 'photos.wide')}
        </button>
        <span className="top-space" />
        <button
          type="button"
          onClick={() => setZoom(bounded(zoom / STEP))}
          aria-label={w('photos.zoomOut')}
        >
          −
        </button>
        <output>{Math.round(zoom * 100)}%</output>
        <button
          type="button"
          onClick={() => setZoom(bounded(zoom * STEP))}
          aria-label={w('photos.zoomIn')}
        >
          ＋
        </button>
      </div>
      <div className="compare-sides">
        <Side title={w('photos.listing')} shots={listing} zoom={zoom} onZoom={setZoom}>
          {item && <Promised item={item} />}
        </Side>
        <Side title={w('photos.buyer')} shots={buyers} zoom={zoom} onZoom={setZoom} />
      </div>
    </Frame>
  );
}

interface FrameProps {
  readonly wide: boolean;
  readonly onClose: () => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly children: React.ReactNode;
}

/** Beside the talk, or over the whole page: there a scratch is large enough to be judged. */
function Frame({ wide, onClose, onKeyDown, children }: FrameProps) {
  const w = useDeskWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (wide) dialog.current?.showModal();
  }, [wide]);
  if (!wide) return <div className="compare">{children}</div>;
  return (
    <dialog
      ref={dialog}
      className="compare compare-wide"
      aria-label={w('photos.wide')}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      {children}
    </dialog>
  );
}

interface SideProps {
  readonly title: string;
  readonly shots: readonly Shot[];
  readonly zoom: number;
  readonly onZoom: (zoom: number) => void;
  readonly children?: React.ReactNode;
}

function Side({ title, shots, zoom, onZoom, children }: SideProps) {
  const w = useDeskWords();
  const [at, setAt] = useState(0);
  const [point, setPoint] = useState({ x: 50, y: 50 });
  const shot = shots[at % Math.max(1, shots.length)];
  const onWheel = (event: WheelEvent) =>
    onZoom(bounded(zoom * (event.deltaY < 0 ? STEP : 1 / STEP)));
  return (
    <section className="compare-side">
      <h2>{title}</h2>
      {shot ? (
        <>
          <div
            className="compare-frame"
            onWheel={onWheel}
            onPointerMove={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              setPoint({
                x: ((event.clientX - box.left) / box.width) * 100,
                y: ((event.clientY - box.top) / box.height) * 100,
              });
            }}
          >
            <Picture shot={shot} zoom={zoom} point={point} />
          </div>
          <div className="compare-foot">
            <span>{shot.name}</span>
            <Problems of={shot} />
            {shots.length > 1 && (
              <button type="button" onClick={() => setAt(at + 1)}>
                {(at % shots.length) + 1}/{shots.length} {w('photos.next')}
              </button>
            )}
          </div>
        </>
      ) : (
        <p className="muted">{w('photos.none')}</p>
      )}
      {children}
    </section>
  );
}

interface PictureProps {
  readonly shot: Shot;
  readonly zoom: number;
  readonly point: { readonly x: number; readonly y: number };
}

/** A page of ours shows only its own server's pictures; the shop's own are a link. */
function Picture({ shot, zoom, point }: PictureProps) {
  const w = useDeskWords();
  const ours = new URL(shot.src, window.location.href).origin === window.location.origin;
  if (!ours)
    return (
      <a href={shot.src} target="_blank" rel="noreferrer">
        {w('photos.elsewhere')}
      </a>
    );
  return (
    <img
      src={shot.src}
      alt={shot.name}
      style={{ transform: `scale(${zoom})`, transformOrigin: `${point.x}% ${point.y}%` }}
    />
  );
}

function Problems({ of: { problems = [] } }: { readonly of: Shot }) {
  const { label } = useLanguage();
  return problems.map((problem) => (
    <span key={problem} className="chip chip-failed">
      {label(PROBLEMS, problem)}
    </span>
  ));
}

/** What the listing said and what the platform saw when the item came in. */
function Promised({ item }: { readonly item: ListedItem }) {
  const w = useDeskWords();
  const { intake, disclosures = [] } = item;
  const result = `intake.${intake?.result}`;
  return (
    <dl className="promised">
      <div>
        <dt>{w('photos.grade')}</dt>
        <dd>{gradeText(item.listedGrade, w)}</dd>
      </div>
      <div>
        <dt>{w('photos.disclosed')}</dt>
        <dd>
          {disclosures.length === 0
            ? w('photos.noneDisclosed')
            : disclosures.map((one) => <Flaw key={one.part + one.note} {...one} />)}
        </dd>
      </div>
      <div>
        <dt>{w('photos.intake')}</dt>
        <dd>
          {intake && isDeskWord(result) ? w(result) : w('photos.noIntake')}
          {intake?.defects?.map((one) => (
            <Flaw key={one.part + one.note} {...one} />
          ))}
        </dd>
      </div>
    </dl>
  );
}

const gradeText = (grade: string | undefined, w: ReturnType<typeof useDeskWords>): string => {
  if (grade === undefined) return '—';
  return grade === 'new' ? w('photos.gradeNew') : w('photos.gradeOf', { grade });
};

function Flaw({ part, note }: { readonly part: string; readonly note: string }) {
  const { label, locale } = useLanguage();
  return <p>{[label(PARTS, part), note].join(locale === 'en' ? ': ' : '：')}</p>;
}
