/** A payment form that wants more than to be paid: what it can do to the page around it. */
import { expect, pick, test } from './fixtures.ts'

const EVIL = 'https://evil.example'

/** Tries by each button, and by itself at once, to take the place of the page around it. */
const FORM = `<!doctype html><title>Form</title>
<button id="script">By script</button>
<a id="link" href="${EVIL}/link" target="_top">By a link</a>
<a id="parent" href="${EVIL}/parent" target="_parent">By a link to the parent</a>
<form action="${EVIL}/form" target="_top"><button id="form">By a form</button></form>
<button id="opened">By a window’s name</button>
<a id="tab" href="${EVIL}/tab" target="_blank">In a tab of its own</a>
<script>
  for (const id of ['script', 'opened']) document.getElementById(id).onclick = () => {
    try {
      if (id === 'script') top.location = '${EVIL}/script'
      else open('${EVIL}/opened', '_top')
    } catch { }
    document.body.dataset[id] = 'tried'
  }
  try { top.location = '${EVIL}/self' } catch { document.body.dataset.self = 'refused' }
</script>`

test('no click in the form takes the page away, and a tab of its own is let go free', async ({
  shop,
  checkout,
  page,
  context,
}) => {
  const asked: string[] = []
  await context.route(`${EVIL}/**`, (route) => {
    asked.push(new URL(route.request().url()).pathname)
    return route.fulfill({ contentType: 'text/html', body: '<script>document.title = self.origin</script>' })
  })
  await context.route('**/cactusgino/api/jsapi/open/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: FORM }),
  )
  const widget = await checkout(await shop.order('640.00'))
  const address = page.url()
  await pick(widget, 'cactusgino.form.card')
  const frame = page.frameLocator('#checkout iframe')
  await expect(frame.locator('body')).toHaveAttribute('data-self', 'refused')
  for (const id of ['script', 'link', 'parent', 'form', 'opened']) await frame.locator(`#${id}`).click()
  for (const id of ['script', 'opened']) await expect(frame.locator('body')).toHaveAttribute(`data-${id}`, 'tried')

  // The tab comes after all that was tried before it, and may run its scripts as its own origin.
  const opened = context.waitForEvent('page')
  await frame.locator('#tab').click()
  await expect(await opened).toHaveTitle(EVIL)
  expect(asked).toEqual(['/tab'])
  expect(page.url()).toBe(address)
  await expect(widget.locator('iframe')).toBeVisible()
  await expect(widget.getByRole('link', { name: /tab/i })).toHaveAttribute('target', '_blank')
})

test('the frame may open a bank’s app by a press, where a browser knows how to allow that', async ({
  shop,
  checkout,
}) => {
  const widget = await checkout(await shop.order('640.00'))
  await pick(widget, 'cactusgino.form.card')
  const sandbox = (await widget.locator('iframe').getAttribute('sandbox'))?.split(' ') ?? []
  expect(sandbox).toContain('allow-top-navigation-to-custom-protocols')
  expect(sandbox).not.toContain('allow-top-navigation')
  expect(sandbox).not.toContain('allow-top-navigation-by-user-activation')
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true })

  test('the form is as wide as the widget, its button can be pressed, and the way out of it is in sight meanwhile', async ({
    shop,
    checkout,
    page,
  }) => {
    const widget = await checkout(await shop.order('640.00'))
    await pick(widget, 'cactusgino.form.card')
    const frame = widget.locator('iframe')
    const pay = page.frameLocator('#checkout iframe').getByRole('button').last()
    await pay.scrollIntoViewIfNeeded()
    const [root, form, button] = await Promise.all([
      widget.locator('.pw').first().boundingBox(),
      frame.boundingBox(),
      pay.boundingBox(),
    ])
    if (!root || !form || !button) throw new Error('something is not on screen')
    // But for the widget's own line.
    expect(Math.abs(form.x - root.x - 1)).toBeLessThan(1)
    expect(Math.abs(form.width - root.width + 2)).toBeLessThan(1)
    expect(button.x).toBeGreaterThanOrEqual(form.x)
    expect(button.x + button.width).toBeLessThanOrEqual(form.x + form.width)
    await expect(widget.getByRole('link', { name: /tab/i })).toBeInViewport()
    await expect(pay).toBeInViewport()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
    await page.screenshot({ path: '/tmp/work/shots-waits/frame-phone.png' })
  })
})
