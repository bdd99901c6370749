// Frames on one page share one browser history: going back in the left one moved the right one. A framed app therefore
// keeps its own list of places and only ever replaces the browser's single entry. Runs before the router is made,
// which reads window.history once; left alone, an app in a window of its own keeps the browser's history.

type Place = { state: unknown; url: string }

/** Puts a list of places of this window's own behind `window.history`. The list lives as long as the document. */
export function keepHistoryInFrame(frame: Window): void {
  const { history } = frame
  const replaceEntry = history.replaceState.bind(history)
  const places: Place[] = [{ state: history.state, url: frame.location.href }]
  let at = 0

  // Without an address the present one stays, its hash too; an empty one would lose the hash.
  const resolved = (url: string | URL | null | undefined): string =>
    url === undefined || url === null ? frame.location.href : new URL(url, frame.location.href).href
  const stand = (place: Place): void => replaceEntry(place.state, '', place.url)

  const go = (delta = 0): void => {
    if (delta === 0) {
      frame.location.reload()
      return
    }
    // The browser, too, answers after the caller has finished.
    frame.setTimeout(() => {
      const place = places[at + delta]
      if (!place) return
      at += delta
      stand(place)
      frame.dispatchEvent(new PopStateEvent('popstate', { state: place.state }))
    })
  }

  Object.defineProperties(history, {
    length: { get: () => places.length },
    pushState: {
      value: (state: unknown, _unused: string, url?: string | URL | null) => {
        const place = { state, url: resolved(url) }
        stand(place)
        places.splice(at + 1, places.length, place)
        at += 1
      },
    },
    replaceState: {
      value: (state: unknown, _unused: string, url?: string | URL | null) => {
        const place = { state, url: resolved(url) }
        stand(place)
        places[at] = place
      },
    },
    go: { value: go },
    back: { value: () => go(-1) },
    forward: { value: () => go(1) },
  })
}

if (process.env.TARO_ENV === 'h5' && window.top !== window) {
  document.documentElement.classList.add('framed')
  keepHistoryInFrame(window)
}
