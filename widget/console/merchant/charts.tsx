import Bar from '@ant-design/plots/es/components/bar';
import Line from '@ant-design/plots/es/components/line';

/** The only file that knows the chart library; it is fetched with the first figure that is shown. */

const COLOURS = ['#14615f', '#b25e09'];
const HEIGHT = 220;
/** The library's own grey is too faint to read, and it fades whatever colour it is given. */
const AXIS = {
  labelFill: '#4a5763',
  labelOpacity: 1,
  labelFillOpacity: 1,
  labelFontSize: 12,
};

export interface Point {
  readonly at: string;
  readonly kind: string;
  readonly count: number;
}

/** How several counts went over time. */
export const Trend = ({ points }: { readonly points: readonly Point[] }) => (
  <Line
    data={[...points]}
    xField="at"
    yField="count"
    colorField="kind"
    height={HEIGHT}
    animate={false}
    scale={{ color: { range: COLOURS }, y: { nice: true, domainMin: 0 } }}
    axis={{
      x: { ...AXIS, labelAutoHide: true, labelAutoRotate: false },
      y: { ...AXIS, tickCount: 4, tickFilter: Number.isInteger },
    }}
    legend={{ color: { position: 'top' } }}
  />
);

export interface Counted {
  readonly name: string;
  readonly count: number;
}

/** Counts by name, the largest on top. */
export const Bars = ({ bars }: { readonly bars: readonly Counted[] }) => (
  <Bar
    data={[...bars]}
    xField="name"
    yField="count"
    height={Math.max(HEIGHT, bars.length * 34)}
    animate={false}
    style={{ fill: COLOURS[0], maxWidth: 18 }}
    paddingRight={28}
    label={{ text: 'count', position: 'right', textAlign: 'left', dx: 4, fill: '#1d2a33' }}
    axis={{ x: AXIS, y: { ...AXIS, tickCount: 4, tickFilter: Number.isInteger } }}
    legend={false}
  />
);
