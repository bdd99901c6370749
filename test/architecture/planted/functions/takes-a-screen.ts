import { Home } from '../miniprogram/src/home.tsx'

export const page = Home
