// Runs in a phone's page before the app. Gives each person a storage of his own on this origin, as each real phone has one,
// and sets the page's clock to the demo's.
{
  const { user, ahead } = window.__HUIYIN__

  const keepApart = () => {
    const shared = window.localStorage
    const mine = `${user}/`
    const keys = () => Object.keys(shared).filter(key => key.startsWith(mine))
    const own = {
      getItem: key => shared.getItem(mine + key),
      setItem: (key, value) => shared.setItem(mine + key, value),
      removeItem: key => shared.removeItem(mine + key),
      clear: () => {
        for (const key of keys()) shared.removeItem(key)
      },
      key: index => keys()[index]?.slice(mine.length) ?? null,
    }
    const seen = new Proxy(own, {
      get: (target, name) => (name === 'length' ? keys().length : target[name]),
      ownKeys: () => keys().map(key => key.slice(mine.length)),
      getOwnPropertyDescriptor: (_target, name) => {
        const value = shared.getItem(mine + String(name))
        return value === null ? undefined : { value, enumerable: true, configurable: true, writable: true }
      },
    })
    Object.defineProperty(window, 'localStorage', { configurable: true, get: () => seen })
  }

  const setClock = () => {
    const MachineDate = Date
    const now = () => MachineDate.now() + ahead
    window.Date = new Proxy(MachineDate, {
      apply: () => new MachineDate(now()).toString(),
      construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    })
  }

  // The page around says when something arrived for this person.
  window.addEventListener('message', ({ data }) => {
    if (data === 'look-again') window.dispatchEvent(new Event('focus'))
  })

  keepApart()
  if (ahead !== 0) setClock()
}
