import leaves from '../../intents/leaves.json' with { type: 'json' };
import type { Config } from '../config.ts';
import type { TurnParts } from '../turn/handle.ts';
import type { Log } from './logger.ts';

/**
 * The language model, where an endpoint is configured. Its libraries are loaded only then: without one
 * they would be half the time of a start.
 */
export async function languageModel(
  { model }: Config,
  log: Log,
): Promise<Pick<TurnParts, 'model'>> {
  if (!model) return {};
  const { createModel } = await import('../model/model.ts');
  const ports = await createModel({
    ...model,
    leaves,
    onFailure: (task, kind) => log.warn({ task, kind }, 'the model gave no usable answer'),
  });
  return { model: { ports, reword: model.reword } };
}
