// Runs in the page before the app: dresses it for a picture, and looks it over where eyes alone would miss something.
{
  // Before anything is drawn: the app reads the size of letters from the root.
  window.__dress = style => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
    document.adoptedStyleSheets.push(sheet)
  }

  const isSeen = element => {
    const { width, height } = element.getBoundingClientRect()
    return width > 0 && height > 0 && getComputedStyle(element).visibility !== 'hidden'
  }

  const wordsOf = element => (element.getAttribute('aria-label') ?? element.textContent ?? '').trim()

  const shownAs = element => {
    const id = element.id ? `#${element.id}` : ''
    const name = wordsOf(element).slice(0, 20)
    return `${element.tagName.toLowerCase().replace(/^taro-|-core$/g, '')}${id}${name ? ` “${name}”` : ''}`
  }

  const reachable = () =>
    [...document.querySelectorAll('[tabindex], button, input, textarea, select, a[href]')].filter(
      it => it.tabIndex >= 0 && !it.disabled && isSeen(it) && !it.closest('[inert]'),
    )

  const nameOf = element => wordsOf(element) || element.placeholder || element.title || ''

  /** What reaches the finger: a field inside its frame counts as its frame. */
  const touched = element => (element.closest('.field-in, .ta') ?? element).getBoundingClientRect()

  const small = least =>
    reachable().flatMap(it => {
      const { width, height } = touched(it)
      if (width >= least - 0.5 && height >= least - 0.5) return []
      return [`${shownAs(it)} is ${Math.round(width)} × ${Math.round(height)} to touch`]
    })

  const nameless = () => reachable().flatMap(it => (nameOf(it) === '' ? [`${shownAs(it)} has no name`] : []))

  const forced = () => reachable().flatMap(it => (it.tabIndex > 0 ? [`${shownAs(it)} has a tabindex of its own`] : []))

  // Up to the page's own root: what lies round it cuts off everything.
  const scrollsSideways = element => {
    for (let at = element; at && !at.classList.contains('page') && at !== document.body; at = at.parentElement) {
      const { overflowX } = getComputedStyle(at)
      if (/auto|scroll/.test(overflowX)) return true
      // What is cut off by its own card is meant to be: the arcs behind a word.
      if (overflowX === 'hidden' && at.getBoundingClientRect().right <= innerWidth) return true
    }
    return false
  }

  const hasWords = element => [...element.childNodes].some(it => it.nodeType === 3 && it.textContent.trim() !== '')

  /** Where the words of an element begin and end, themselves and not their box. */
  const edgesOf = element => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const { left, right } = hasWords(element) ? range.getBoundingClientRect() : element.getBoundingClientRect()
    return { left, right }
  }

  const tooWide = () =>
    [...document.querySelectorAll('body *')].flatMap(it => {
      if (!isSeen(it) || (!hasWords(it) && it.tabIndex < 0)) return []
      const { right, left } = edgesOf(it)
      if ((right <= innerWidth + 0.5 && left >= -0.5) || scrollsSideways(it)) return []
      return [`${shownAs(it)} reaches from ${Math.round(left)} to ${Math.round(right)}`]
    })

  /** Words that are cut off by their own box. */
  const cutOff = () =>
    [...document.querySelectorAll('body *')].flatMap(it => {
      if (!isSeen(it) || !hasWords(it)) return []
      const { overflowX, overflowY } = getComputedStyle(it)
      const hides = /hidden|clip/.test(overflowX + overflowY)
      if (hides && (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1))
        return [`${shownAs(it)} is cut off`]
      return []
    })

  const pixelRatio = 3

  /** Pictures that carry more pixels than the sharpest phone can show. */
  const tooLarge = () =>
    [...document.images].flatMap(it => {
      const { width, height } = it.getBoundingClientRect()
      // What was just taken lies on the phone itself and is fetched from nowhere.
      if (width === 0 || height === 0 || it.naturalWidth === 0 || it.src.startsWith('blob:')) return []
      const most = width * height * pixelRatio ** 2
      if (it.naturalWidth * it.naturalHeight <= most) return []
      return [
        `a picture of ${it.naturalWidth} × ${it.naturalHeight} shown at ${Math.round(width)} × ${Math.round(height)}`,
      ]
    })

  const codes = /\b[0-9a-f]{4}(?: [0-9a-f]{4})+\b|\b[0-9a-f]{16,}\b/g
  const digits = '2f6a9c41'

  /** A receipt's code is another one each time: the pictures show one that stays. */
  window.__fixCodes = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const fixed = node.data.replace(codes, code => {
        let at = 0
        return code.replace(/[0-9a-f]/g, () => digits[at++ % digits.length])
      })
      if (fixed !== node.data) node.data = fixed
    }
  }

  window.__lookOver = least => [...nameless(), ...forced(), ...small(least), ...tooWide(), ...cutOff(), ...tooLarge()]

  /** What the keyboard stands on: its name, and where it is. */
  window.__focused = () => {
    const it = document.activeElement
    if (!it || it === document.body || !isSeen(it)) return null
    const { top, bottom, left, right } = it.getBoundingClientRect()
    return { shown: shownAs(it), top, bottom, left, right }
  }

  /** The next Tab leads to the first thing of the page. */
  window.__fromTheTop = () => {
    document.body.tabIndex = -1
    document.body.focus()
  }

  window.__reachable = () => reachable().length
}
