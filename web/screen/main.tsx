import { reloadByNight } from '../shared/hall/unattended.tsx'
import { startLight } from '../shared/ui/surface.tsx'
import { ScreenApp } from './screen-app.tsx'
import { applySettings, readSettings } from './settings.ts'
import '../shared/hall/hall.css'
import './screen.css'

applySettings(readSettings())
startLight('screen', [{ path: '/*?', screen: ScreenApp, alone: true }])
reloadByNight()
