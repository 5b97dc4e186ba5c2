import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What the doors count. */
export interface Metrics {
  request(route: string, status: number, seconds: number): void;
  socketEvent(name: string, outcome: string): void;
  sockets(namespace: string, change: 1 | -1): void;
  /** The page that Prometheus reads. */
  page(): Promise<{ readonly type: string; readonly text: string }>;
  stop(): void;
}

export function metrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'redress_http_request_seconds',
    help: 'Time to answer an HTTP request.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const events = new Counter({
    name: 'redress_socket_events_total',
    help: 'Socket events by name and outcome.',
    labelNames: ['event', 'outcome'],
    registers,
  });
  const sockets = new Gauge({
    name: 'redress_sockets',
    help: 'Connected sockets.',
    labelNames: ['namespace'],
    registers,
  });
  return {
    request: (route, status, seconds) => requests.observe({ route, status }, seconds),
    socketEvent: (event, outcome) => events.inc({ event, outcome }),
    sockets: (namespace, change) => sockets.inc({ namespace }, change),
    page: async () => ({ type: registry.contentType, text: await registry.metrics() }),
    stop: () => registry.clear(),
  };
}
