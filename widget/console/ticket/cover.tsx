import Button from 'antd/es/button';
import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useState } from 'react';
import type { CoverBox } from '../../../server/contract/cover.ts';
import { putCover, readCover } from '../api/calls.ts';
import { boxBetween, MIDDLE, moved, resized, type Spot } from '../case/cover-boxes.ts';
import { useLoad } from '../hooks/use-load.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import '../style/cover.css';
import { useLanguage } from '../words/language.tsx';

interface Props {
  readonly id: string;
  readonly src: string;
  readonly name: string;
  readonly onDone: () => void;
}

/** How far one press of an arrow goes, in basis points of the photo. */
const NUDGE = 100;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-NUDGE, 0],
  ArrowRight: [NUDGE, 0],
  ArrowUp: [0, -NUDGE],
  ArrowDown: [0, NUDGE],
};

/** Names, faces and addresses are covered here before a jury sees the photo; the parties keep the whole one. */
export function Cover({ id, src, name, onDone }: Props) {
  const { t } = useLanguage();
  const before = useLoad(useCallback((signal: AbortSignal) => readCover(id, signal), [id]));
  const [boxes, setBoxes] = useState<readonly CoverBox[]>([]);
  const [withheld, setWithheld] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  useEffect(() => {
    if (!before.data) return;
    setBoxes(before.data.boxes);
    setWithheld(before.data.withheld);
  }, [before.data]);
  const save = () => {
    setBusy(true);
    setError(undefined);
    putCover(id, { boxes: [...boxes], withheld })
      .then(onDone, setError)
      .finally(() => setBusy(false));
  };
  const refusal = error ?? before.error;
  return (
    <div className="cover">
      <p>{t('cover.lead')}</p>
      <Canvas src={src} name={name} boxes={boxes} onBoxes={setBoxes} />
      {refusal !== undefined && <ProblemNote error={refusal} />}
      <div className="cover-foot">
        <Button onClick={() => setBoxes([...boxes, MIDDLE])}>{t('cover.add')}</Button>
        <Button disabled={boxes.length === 0} onClick={() => setBoxes([])}>
          {t('cover.clear')}
        </Button>
        <label>
          <input
            type="checkbox"
            checked={withheld}
            onChange={({ target }) => setWithheld(target.checked)}
          />{' '}
          {t('cover.withheld')}
        </label>
        <span className="top-space" />
        <Button onClick={onDone}>{t('act.cancel')}</Button>
        <Button type="primary" loading={busy} disabled={!before.data} onClick={save}>
          {t('cover.save')}
        </Button>
      </div>
    </div>
  );
}

interface CanvasProps {
  readonly src: string;
  readonly name: string;
  readonly boxes: readonly CoverBox[];
  readonly onBoxes: (boxes: readonly CoverBox[]) => void;
}

function Canvas({ src, name, boxes, onBoxes }: CanvasProps) {
  const { t } = useLanguage();
  const [drag, setDrag] = useState<{ readonly from: Spot; readonly to: Spot }>();
  const spotOf = ({ currentTarget, clientX, clientY }: PointerEvent): Spot => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return { x: (clientX - left) / width, y: (clientY - top) / height };
  };
  const drawn = drag && boxBetween(drag.from, drag.to);
  const end = () => {
    if (drawn) onBoxes([...boxes, drawn]);
    setDrag(undefined);
  };
  const put = (index: number, ...now: CoverBox[]) =>
    onBoxes([...boxes.slice(0, index), ...now, ...boxes.slice(index + 1)]);
  const onKey = (index: number, box: CoverBox) => (event: KeyboardEvent) => {
    const by = ARROWS[event.key];
    if (by) put(index, event.shiftKey ? resized(box, ...by) : moved(box, ...by));
    else if (event.key === 'Delete' || event.key === 'Backspace') put(index);
    else return;
    event.preventDefault();
    // The arrows of the picture behind it turn its pages.
    event.stopPropagation();
  };
  return (
    <div
      className="cover-canvas"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ from: spotOf(event), to: spotOf(event) });
      }}
      onPointerMove={(event) => drag && setDrag({ ...drag, to: spotOf(event) })}
      onPointerUp={end}
      onPointerCancel={() => setDrag(undefined)}
    >
      <img src={src} alt={name} draggable={false} />
      {boxes.map((box, index) => (
        <button
          // Boxes have no name but their place.
          // biome-ignore lint/suspicious/noArrayIndexKey: nothing is kept in a box
          key={index}
          type="button"
          className="cover-box"
          style={placeOf(box)}
          aria-label={t('cover.box', { n: index + 1 })}
          title={t('cover.boxHint')}
          onPointerDown={(event) => event.stopPropagation()}
          onDoubleClick={() => put(index)}
          onKeyDown={onKey(index, box)}
        />
      ))}
      {drawn && <span className="cover-box cover-drawn" style={placeOf(drawn)} />}
    </div>
  );
}

const percent = (bps: number): string => `${bps / 100}%`;
const placeOf = ({ x, y, width, height }: CoverBox) => ({
  left: percent(x),
  top: percent(y),
  width: percent(width),
  height: percent(height),
});
