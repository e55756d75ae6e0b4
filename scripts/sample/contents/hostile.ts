/** Where nothing answers: whatever is asked of it would be seen as a request. */
const TRAP = 'http://127.0.0.1:9';

/** A message that tries whatever HTML can try; shown rightly, it says its greeting and nothing happens. */
export function hostileHtml(contentId: string): string {
  return `<!doctype html><html><head>
<base href="${TRAP}/"><meta http-equiv="refresh" content="0;url=${TRAP}/refresh">
<link rel="stylesheet" href="${TRAP}/style.css"><link rel="prefetch" href="${TRAP}/prefetch">
<style>@import url(${TRAP}/import.css); body{background:url(${TRAP}/style.png)} @font-face{font-family:x;src:url(${TRAP}/font)}</style>
<script>top.pwned = 1</script></head>
<body onload="top.pwned=1" background="${TRAP}/background.png">
<p onclick="top.pwned=1">Dear Sir or Madam, this message is harmless here.</p>
<p style="background-image:url(${TRAP}/inline.png)">A paragraph with a picture behind it.</p>
<script src="${TRAP}/script.js"></script>
<img src="${TRAP}/tracker.gif?who=sample" width="1" height="1" alt="">
<img src="${TRAP}/gone.png" onerror="top.pwned=1" alt="gone" srcset="${TRAP}/two.png 2x">
<img src="cid:${contentId}" alt="Our stamp">
<form action="${TRAP}/form" method="post"><input name="password"><button>Sign in</button></form>
<a href="javascript:top.pwned=1">Click here</a> <a href="${TRAP}/go" target="_top">or here</a>
<iframe src="${TRAP}/frame"></iframe><object data="${TRAP}/object"></object><embed src="${TRAP}/embed">
<video poster="${TRAP}/poster.png" src="${TRAP}/video"></video><audio src="${TRAP}/audio" autoplay></audio>
<svg onload="top.pwned=1"><image href="${TRAP}/svg.png"></image><script>top.pwned=1</script></svg>
<math><mtext><style><img src="${TRAP}/math.png" onerror="top.pwned=1"></style></mtext></math>
<table background="${TRAP}/table.png"><tr><td>A cell</td></tr></table>
</body></html>
`;
}
