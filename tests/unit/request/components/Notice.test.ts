import { render } from 'svelte/server';
import { describe, expect, it } from 'vitest';
import Notice from '../../../../request/components/Notice.svelte';

describe('a notice', () => {
  it.each([
    [false, 'alert'],
    [true, 'status'],
  ])('stands empty and out of sight before there is something to tell: %s', (isNote, role) => {
    const { body } = render(Notice, { props: { problem: null, isNote } });
    expect(body).toMatch(new RegExp(`<div role="${role}" class="sr-only[ "]`));
    expect(body).not.toContain('<p');
  });
});
