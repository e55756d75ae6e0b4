import DOMPurify from 'dompurify';

/** Attributes that fetch something. */
const fetching = ['src', 'srcset', 'background', 'poster', 'data', 'xlink:href'];
const forbidden = [
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'iframe',
  'object',
  'embed',
  'base',
  'link',
  'meta',
  'video',
  'audio',
  'source',
  'svg',
  'math',
  'dialog',
];

/** HTML without scripts, forms and anything that would be fetched; links become text that says where they led. */
export function cleanHtml(html: string): { content: DocumentFragment; blocked: number } {
  const purifier = DOMPurify(window);
  let blocked = 0;
  const remove = (element: Element, name: string): void => {
    element.removeAttribute(name);
    blocked += 1;
  };
  purifier.addHook('uponSanitizeElement', (node, { tagName }) => {
    if (
      node instanceof Element &&
      ['link', 'iframe', 'video', 'audio', 'source'].includes(tagName)
    ) {
      blocked += 1;
    }
    if (tagName === 'style' && fetchesByStyle(node.textContent ?? '')) {
      node.textContent = '';
      blocked += 1;
    }
  });
  purifier.addHook('beforeSanitizeAttributes', (element) => {
    // Text nodes come by here as well.
    if (!(element instanceof Element)) return;
    for (const name of fetching) {
      const value = element.getAttribute(name);
      if (value !== null && !/^\s*data:image\//i.test(value)) remove(element, name);
    }
    if (fetchesByStyle(element.getAttribute('style') ?? '')) remove(element, 'style');
  });
  const content = purifier.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    FORBID_TAGS: forbidden,
    FORBID_ATTR: ['ping', 'target', 'action', 'formaction', 'autofocus', 'usemap'],
    FORCE_BODY: true,
  });
  for (const picture of content.querySelectorAll('img:not([alt])')) picture.setAttribute('alt', '');
  for (const link of content.querySelectorAll('a, area')) inert(link);
  return { content, blocked };
}

function fetchesByStyle(css: string): boolean {
  // A backslash can spell any of these letters.
  return /url\s*\(|@import|image-set|image\s*\(|\\/i.test(css);
}

function inert(link: Element): void {
  const address = link.getAttribute('href');
  link.removeAttribute('href');
  link.classList.add('link');
  if (address === null) return;
  link.setAttribute('title', address);
  const text = link.textContent.trim();
  if (text !== address && !address.startsWith('#')) link.append(` (${address})`);
}
