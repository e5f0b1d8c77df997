import { reloadByNight } from '../shared/hall/unattended.tsx'
import { startLight } from '../shared/ui/surface.tsx'
import { KioskApp } from './kiosk-app.tsx'
import '../shared/hall/hall.css'
import './kiosk.css'

// A long press opens the browser's own menu, two fingers its zoom: neither is for the public.
for (const event of ['contextmenu', 'dragstart', 'gesturestart'])
  document.addEventListener(event, (e) => e.preventDefault())
startLight('kiosk', [{ path: '/*?', screen: KioskApp, alone: true }])
reloadByNight()
