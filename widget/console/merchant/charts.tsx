import Bar from '@ant-design/plots/es/components/bar';
import Line from '@ant-design/plots/es/components/line';

/** The only file that knows the chart library; it is fetched with the first figure that is shown. */

const COLOURS = ['#14615f', '#b25e09'];
const HEIGHT = 220;

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
    axis={{ x: { labelAutoHide: true }, y: { tickCount: 4 } }}
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
    label={{ text: 'count', position: 'right', dx: 4, fill: '#1d2a33' }}
    axis={{ y: { tickCount: 4 } }}
    legend={false}
  />
);
