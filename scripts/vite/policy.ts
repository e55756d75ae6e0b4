import type { Plugin } from 'vite';
import { appPolicy, policyMeta, type Policy } from '../headers.ts';

const charset = /<meta charset="utf-8"\s*\/?>/i;

/** Gives the built page the policy's `<meta>` twin. */
export function policyPlugin(policy: Policy = appPolicy): Plugin {
  return {
    name: 'strongroom-policy',
    apply: 'build',
    transformIndexHtml: { order: 'post', handler: (page) => withPolicy(page, policy) },
  };
}

/** The page with its policy told right after the charset, before anything it could apply to. */
export function withPolicy(page: string, policy: Policy): string {
  if (!charset.test(page)) throw new Error('the page must name its charset');
  return page.replace(charset, (found) => `${found}\n    ${policyMeta(policy)}`);
}
