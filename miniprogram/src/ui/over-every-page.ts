import { createContext, type ReactNode, useContext } from 'react'

const OverEveryPage = createContext<ReactNode>(null)

/** Gives every page something to carry over itself: a sheet that may be wanted anywhere. */
export const OverEveryPageProvider = OverEveryPage.Provider

export const useOverEveryPage = (): ReactNode => useContext(OverEveryPage)
