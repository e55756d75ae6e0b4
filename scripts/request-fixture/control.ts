import { ruleOf, type Faults } from './faults.ts';
import type { Exchange, Reply } from './http.ts';

/** Where whoever plays with the fixture tells it what to get wrong. */
export const controlPath = '/fixture/faults';

/** `POST` adds a fault, `DELETE` forgets them all. No web page may ask: only a command line sends no origin. */
export function answerControl(exchange: Exchange, faults: Faults): Reply {
  const { method, headers } = exchange.request;
  if (headers.origin !== undefined) return { status: 403, value: { detail: 'Not from a page.' } };
  if (method === 'DELETE') {
    faults.clear();
    return { status: 204 };
  }
  const rule = method === 'POST' ? ruleIn(exchange.body) : null;
  if (rule === null) return { status: 400, value: { detail: 'POST {"on", "fault", "times"}.' } };
  faults.add(rule);
  return { status: 204 };
}

function ruleIn(body: string): ReturnType<typeof ruleOf> {
  try {
    return ruleOf(JSON.parse(body));
  } catch {
    return null;
  }
}
