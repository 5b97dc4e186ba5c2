import { DEMO_PASSWORD } from '../channels/demo.ts';
import { type Config, DEMO_CREDENTIALS } from '../config.ts';

/** What a start prints for the person who started it: where to look and who to be. */
export function banner(
  config: Config,
  addresses: readonly string[],
  now: string | undefined,
): string {
  const [first = '', second = first] = addresses;
  const lines = [
    `Redress is listening on ${addresses.join(' and ')}`,
    ...(config.demo
      ? [
          '',
          `  shop      ${first}/           the demo storefront; its chat is framed from ${second}`,
          `  console   ${first}/console/   operator@demo.redress, agent@demo.redress: password "${DEMO_PASSWORD}"`,
        ]
      : [`  console   ${first}/console/`]),
    `  API       ${first}/v1/openapi.json`,
    ...credentials(config),
    ...(now ? ['', `  Business time stands at ${now} (POST /v1/test-clock moves it).`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Only what everyone can read in the source is printed; credentials of one's own never are. */
function credentials({ integrationKey, storefrontSecret }: Config): string[] {
  const demo = [
    integrationKey === DEMO_CREDENTIALS.integrationKey && `INTEGRATION_KEY=${integrationKey}`,
    storefrontSecret === DEMO_CREDENTIALS.storefrontSecret &&
      `STOREFRONT_SECRET=${storefrontSecret}`,
  ].filter((line) => line !== false);
  return demo.length > 0 ? ['', '  demo credentials:', ...demo.map((line) => `    ${line}`)] : [];
}
