import type { Browser, Page } from 'playwright-core';
import { describe, expect, it, onTestFailed } from 'vitest';
import { enter, faultsOf, open } from './console-door.ts';
import type { Shop } from './real-shop.ts';

const TALK_MS = 240_000;
const SHOP = 'M-DOLLAR';
const LONG_MS = 60_000;

interface World {
  readonly browser: Browser;
  readonly shop: Shop;
}

/** The pages beside the cases, each by whom it is for, in the world of the file that asks for them. */
export function offices(world: () => World): void {
  const visit = (email: string, more: { screen?: 'phone'; password?: string } = {}) => {
    const { browser, shop } = world();
    return enter({ browser, url: shop.url, email, ...more });
  };
  const explained = (...pages: Page[]) =>
    onTestFailed(async () => {
      for (const page of pages) console.error(await page.locator('body').innerText());
    });

  describe('the offices', () => {
    it('a shop settled in dollars is let in, sets its mandate and asks for its money', {
      timeout: TALK_MS,
    }, async () => {
      await dollarShop(world().shop.url);
      const operator = await visit('operator@demo.redress');
      const password = await makeAccount(operator);
      const merchant = await visit('dollar@demo.redress', { screen: 'phone', password });
      explained(operator, merchant);
      await mandate(merchant);
      await withdraw(merchant);
      const finance = await visit('agent@demo.redress');
      await check(operator, finance);
      await merchant.reload();
      await merchant.getByText('已到账').waitFor({ timeout: LONG_MS });
      await Promise.all([operator, merchant, finance].map((page) => page.context().close()));
    });

    it('a merchant reads their figures, and chooses what to hear of', {
      timeout: TALK_MS,
    }, async () => {
      const merchant = await visit('merchant-c2001@demo.redress', { screen: 'phone' });
      explained(merchant);
      await open(merchant, 'insight');
      await merchant.getByText('响应时间（中位数）').waitFor();
      await merchant.getByRole('heading', { name: '寄售方等级' }).waitFor();
      expect(await faultsOf(merchant)).toEqual([]);
      await open(merchant, 'notices');
      const quiet = merchant.getByRole('checkbox', { name: /免打扰时段/ });
      await quiet.check();
      await merchant.getByLabel('开始时间').fill('23:15');
      await merchant.getByRole('button', { name: '保存' }).first().click();
      await merchant.getByText('已保存').waitFor();
      await merchant.reload();
      expect(await merchant.getByLabel('开始时间').inputValue()).toBe('23:15');
      expect(await faultsOf(merchant)).toEqual([]);
      await merchant.context().close();
    });

    it('a juror reads a blinded file and votes once, by keyboard', {
      timeout: TALK_MS,
    }, async () => {
      const juror = await visit('juror-1@demo.redress', { screen: 'phone' });
      explained(juror);
      await juror.getByText('暂时没有邀请').waitFor();
      const votes = await invited(juror);
      await juror.reload();
      await juror.getByRole('button', { name: '查看材料' }).press('Enter');
      await juror.getByText('屏幕有一道划痕').waitFor();
      await juror.getByRole('radio', { name: '买家有道理' }).focus();
      await juror.keyboard.press('Space');
      await juror.getByLabel(/^理由/).fill('照片里的划痕页面没有写');
      expect(await faultsOf(juror)).toEqual([]);
      await juror.getByRole('button', { name: '提交投票' }).press('Enter');
      await juror.getByText('谢谢您！您的票已计入。').waitFor();
      expect(votes).toMatchObject([{ for: 'buyer', reason: '照片里的划痕页面没有写' }]);
      await juror.context().close();
    });
  });
}

/** A merchant of the storefront that is settled in another currency than the rest. */
async function dollarShop(url: string): Promise<void> {
  const answer = await fetch(`${url}/v1/merchants/${SHOP}`, {
    method: 'PUT',
    headers: {
      authorization: 'Bearer demo-integration-key',
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      ...{ name: 'Dollar Store', tier: 'A', businessOperator: true, currency: 'USD' },
      ...{ depositCents: 50_000, availableCents: 100_000 },
    }),
  });
  expect(answer.status).toBe(200);
}

/** Found by part of its name, and chosen by keyboard. */
async function pickShop(page: Page): Promise<void> {
  await page.getByLabel('寄售方', { exact: true }).fill('dollar');
  await page.locator('.ant-select-item-option', { hasText: SHOP }).waitFor();
  await page.keyboard.press('Enter');
  await page.locator('.merchant-pick').getByTitle(`Dollar Store · ${SHOP}`).waitFor();
}

/** Answers the password that is shown once. */
async function makeAccount(operator: Page): Promise<string> {
  await open(operator, 'people');
  await operator.getByRole('button', { name: '新增账号' }).click();
  await operator.getByLabel('姓名').fill('Dollar Store');
  await operator.getByLabel('邮箱').fill('agent@demo.redress');
  await operator.getByLabel('角色').selectOption('merchant');
  await pickShop(operator);
  await operator.getByRole('button', { name: '保存' }).click();
  await operator.getByText('该邮箱已被使用').waitFor();
  await operator.getByLabel('邮箱').fill('dollar@demo.redress');
  await operator.getByRole('button', { name: '保存' }).click();
  const told = await operator.locator('.notice-good code').innerText();
  expect(await faultsOf(operator)).toEqual([]);
  return told;
}

async function mandate(merchant: Page): Promise<void> {
  await open(merchant, 'mandate');
  await merchant.getByText('$').first().waitFor();
  await merchant.getByRole('button', { name: '添加一条授权' }).click();
  const amount = merchant.getByLabel('每单最高金额');
  await amount.fill('99999');
  await merchant.getByRole('button', { name: '保存授权' }).click();
  await merchant
    .getByText(/您的等级最高可填 \d+/)
    .first()
    .waitFor();
  await amount.fill('2500');
  expect(await faultsOf(merchant)).toEqual([]);
  await merchant.getByRole('button', { name: '保存授权' }).click();
  await merchant.locator('.versions').getByText('v1').waitFor();
  expect(await merchant.locator('main').innerText()).not.toContain('¥');
}

async function withdraw(merchant: Page): Promise<void> {
  await open(merchant, 'money');
  await merchant.getByText('$1,000.00').first().waitFor();
  await merchant.getByLabel('提现金额').fill('2000');
  await merchant.getByRole('button', { name: '申请提现' }).click();
  await merchant.getByText('可提现 1000').waitFor();
  await merchant.getByLabel('提现金额').fill('300');
  await merchant.getByRole('button', { name: '申请提现' }).click();
  await merchant.getByText('待审核').waitFor();
  await merchant.getByText('$700.00').first().waitFor();
  expect(await faultsOf(merchant)).toEqual([]);
}

/** Two people of finance: whoever asked for a payout is not whoever lets it go. */
async function check(operator: Page, finance: Page): Promise<void> {
  await open(finance, 'payouts');
  await pickShop(finance);
  await finance.getByLabel('提现金额').fill('200');
  await finance.getByRole('button', { name: '申请提现' }).click();
  const row = (page: Page, sum: string) =>
    page.locator('.payouts li').filter({ hasText: SHOP }).filter({ hasText: sum });
  const own = row(finance, '$200.00');
  const theirs = row(finance, '$300.00');
  await own.getByRole('button', { name: '驳回' }).waitFor();
  expect(await own.getByRole('button', { name: '通过' }).count()).toBe(0);
  expect(await faultsOf(finance)).toEqual([]);
  await theirs.getByRole('button', { name: '通过' }).click();
  await theirs.getByText('已到账').waitFor({ timeout: LONG_MS });

  await open(operator, 'payouts');
  const other = row(operator, '$200.00');
  await other.getByRole('button', { name: '驳回' }).click();
  await other.getByLabel(/驳回原因/).fill('重复申请');
  await other.getByRole('button', { name: '驳回' }).click();
  await other.getByText('未通过').waitFor();
  await other.getByText('重复申请').waitFor();
}

/** A seat on a jury, as the server would tell it; what is voted is kept. */
async function invited(page: Page): Promise<Record<string, unknown>[]> {
  const votes: Record<string, unknown>[] = [];
  const at = new Date().toISOString();
  const seat = () => ({
    ...{ id: 'case-1', leaf: 'NAD.appearance', expert: true, invitedAt: at },
    deadlineAt: new Date(Date.now() + 3_600_000).toISOString(),
    ...(votes[0]
      ? { status: 'voted', vote: { for: votes[0].for, reason: votes[0].reason } }
      : { status: 'invited' }),
  });
  const file = {
    ...{ leaf: 'NAD.appearance', severity: 'S2', category: 'electronics' },
    ...{ claim: '屏幕有一道划痕', evidence: [], votes: 3 },
    listing: { grade: '95', said: [], intake: [] },
    statements: [{ by: 'merchant', note: '发货前没有' }],
  };
  await page.route('**/v1/jury**', (route) =>
    route.fulfill({ json: { items: [seat()], nextCursor: null } }),
  );
  await page.route('**/v1/jury/case-1', (route) => route.fulfill({ json: { seat: seat(), file } }));
  await page.route('**/v1/jury/case-1/vote', (route) => {
    votes.push(route.request().postDataJSON());
    return route.fulfill({ json: { seat: seat(), file } });
  });
  return votes;
}
