# Makes broadsheet@.service, one of several newsrooms on a machine, of broadsheet.service: the same in all but
# these lines, so that no setting of the sandbox can be forgotten in one of the two.
1i\
# One of several newsrooms on a machine, broadsheet@NAME.service: configuration /etc/broadsheet/NAME.yaml (where\
# there is none: the defaults), spool /var/spool/broadsheet@NAME, archive /var/lib/broadsheet@NAME.\
#
s|^Description=.*|& (%i)|
s|broadsheet serve$|& --instance %i|
s|broadsheet check --configuration-only$|& --instance %i|
s|^RequiresMountsFor=/var/spool/broadsheet$|&@%i|
# Before ExecStartPre= there may be no spool, and systemd 252 looks for the paths even where it runs outside the sandbox.
s|^\([A-Za-z]*Paths=\)/var/spool/broadsheet$|\1-/var/spool/broadsheet@%i|
s|^StateDirectory=broadsheet$|&@%i|
s|^# /var/lib/broadsheet,|# /var/lib/broadsheet@NAME,|
/^ExecStart=/i\
# Makes the spool as systemd-tmpfiles makes the first newsroom's, with the same modes; as root, outside the sandbox.\
ExecStartPre=+/bin/sh -c 'sed "s|/var/spool/broadsheet|&@%i|" @TMPFILESDIR@/broadsheet.conf | systemd-tmpfiles --create -'
